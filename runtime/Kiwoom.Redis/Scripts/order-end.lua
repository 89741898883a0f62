-- Writes what became of an order. KEYS: order, orders in doubt. ARGV: key, 'open' where it stays in doubt, 'free' where it was not sent, then fields and values.
-- Returns 0 where the key is unknown, or its order is not in doubt any more.
local state = redis.call('HGET', KEYS[1], 'state')
if state ~= 'Sending' and state ~= 'Unknown' then return 0 end
if ARGV[2] == 'free' then
  redis.call('DEL', KEYS[1])
else
  for i = 3, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
end
if ARGV[2] ~= 'open' then redis.call('ZREM', KEYS[2], ARGV[1]) end
return 1
