-- Takes an order's key before the order is sent. KEYS: order, orders in doubt. ARGV: life (ms), score, key, then fields and values.
-- Returns nothing where the key is free and now taken; otherwise what stands under it.
if redis.call('EXISTS', KEYS[1]) == 1 then return redis.call('HGETALL', KEYS[1]) end
for i = 4, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[3])
return {}
