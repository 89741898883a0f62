-- Takes an order's key before the order is sent. KEYS: order, orders in doubt.
-- ARGV: life (ms), score, key, how many attempts sent nothing though they may have written the key, these attempts, then fields and values.
-- Returns nothing where the key is taken now: it was free, or stands there from one of those attempts. Otherwise what stands under it.
local first = 5 + ARGV[4]
if redis.call('EXISTS', KEYS[1]) == 1 then
  local present = redis.call('HMGET', KEYS[1], 'state', 'attempt')
  local is_unsent = false
  for i = 5, first - 1 do is_unsent = is_unsent or (present[1] == 'Sending' and present[2] == ARGV[i]) end
  if not is_unsent then return redis.call('HGETALL', KEYS[1]) end
end
for i = first, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[3])
return {}
