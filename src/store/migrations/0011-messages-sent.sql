-- Today counts the messages that left since yesterday: without this every exchange of the year was read for it.
create index exchange_sent on exchange (at) where direction = 'out';
