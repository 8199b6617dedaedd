-- The step of an import's way that an operator stopped: the page and the API say which one it waits for.
alter table import add column waiting_step text;
