-- Asks, just before an order is sent, whether its attempt still has the key. KEYS: order, orders in doubt.
-- ARGV: life (ms), score, key, attempt, then fields and values. Returns 1 where it has; what a Redis has forgotten meanwhile is written again first.
if redis.call('EXISTS', KEYS[1]) == 1 then
  local present = redis.call('HMGET', KEYS[1], 'state', 'attempt')
  return present[1] == 'Sending' and present[2] == ARGV[4] and 1 or 0
end
for i = 5, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[3])
return 1
