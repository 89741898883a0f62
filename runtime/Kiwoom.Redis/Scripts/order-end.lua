-- Writes what became of an order. KEYS: order, orders in doubt.
-- ARGV: key, 'open' where it stays in doubt, 'free' where it was not sent, attempt ('' any), life (ms), score, then fields and values: those of an attempt are all.
-- Returns 0 where the key is unknown or another attempt's, or its order is not in doubt any more. What a Redis has forgotten meanwhile an attempt tells it again.
local state = redis.call('HGET', KEYS[1], 'state')
local own = ARGV[3] ~= '' and redis.call('HGET', KEYS[1], 'attempt') == ARGV[3]
if not state then
  if ARGV[3] == '' then return 0 end
elseif ARGV[3] ~= '' and not own then
  return 0
elseif state ~= 'Sending' and state ~= 'Unknown' then
  -- It was looked up too early, while it was on its way: who sent it knows better.
  if not (own and state == 'Rejected' and ARGV[2] ~= 'free') then return 0 end
end
if ARGV[2] == 'free' then
  redis.call('DEL', KEYS[1])
else
  for i = 6, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
  if not state then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
end
if ARGV[2] ~= 'open' then
  redis.call('ZREM', KEYS[2], ARGV[1])
elseif ARGV[3] ~= '' then
  redis.call('ZADD', KEYS[2], ARGV[5], ARGV[1])
end
return 1
