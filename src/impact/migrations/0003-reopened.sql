-- 'reopened': followed up, and opened again within two weeks of the answer (R33). Their answer counts, but not as won back.
alter table impact.cases drop constraint cases_arm_check;
alter table impact.cases add constraint cases_arm_check check (arm in ('treated', 'reopened', 'control'));
alter table impact.pair_counts drop constraint pair_counts_arm_check;
alter table impact.pair_counts add constraint pair_counts_arm_check
  check (arm in ('treated', 'reopened', 'control', 'background'));
-- What was counted before was counted without it: everything is to be counted anew.
update impact.state set time_zone = null;
