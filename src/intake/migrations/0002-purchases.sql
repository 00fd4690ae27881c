-- What other rooms may read of what customers bought: interactions with a price, by customer and time.
create view intake.v_purchases as
  select customer_id, occurred_at, value_amount, value_currency
  from intake.interactions
  where value_amount > 0 and value_currency is not null;
