create index alerts_answered on alerts.alerts (answered_at) where answered_at is not null;
