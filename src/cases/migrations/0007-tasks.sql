-- Every change of a case looks for its calls, and so does every row of the queue.
create index tasks_by_case on cases.tasks (case_id, made_at);
