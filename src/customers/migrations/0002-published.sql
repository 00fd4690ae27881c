-- What other rooms may read of a customer.
create view customers.v_customers as
  select id, name, email, phone, external_id, locale, time_zone, segment, since,
         lifetime_value_amount, lifetime_value_currency, search_tokens
  from customers.customers;
