-- Each line has a reason of its own, in the offer and in its ledger.
alter table compensation.offers add column restitution_reason text, add column goodwill_reason text;
alter table compensation.ledger add column reason text;
