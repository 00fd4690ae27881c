-- The page after a rating asks by feedback, and a mail that was accepted asks for its call: without these each read every
-- alert there ever was.
create index alerts_by_feedback on alerts.alerts (feedback_id) where feedback_id is not null;
create index calls_by_mail on alerts.calls (mail_id) where mail_id is not null;
