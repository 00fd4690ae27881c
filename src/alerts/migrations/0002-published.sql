-- What other rooms may read of alerts.
create view alerts.v_alerts as
  select id, case_id, detected_at, raised_at, first_delivered_at, answered_at, withdrawn_at from alerts.alerts;
