-- Five thousand invented customers, made once: what the demo's query reads.
do $$
begin
    if to_regclass('public.customers') is null then
        create table public.customers (
            customer_id  text primary key,
            mail         text not null,
            device       text,
            is_known     boolean not null,
            revenue      numeric(10, 2) not null,
            last_order   date not null);
        insert into public.customers
        select 'cus_' || lpad(n::text, 6, '0'),
               'customer' || n || '@example.com',
               case when n % 3 = 0 then md5(n::text) end,
               true,
               round((n * 7919 % 100000)::numeric / 100, 2),
               date '2026-11-01' - n % 400
          from generate_series(1, 5000) n;
    end if;
end
$$
