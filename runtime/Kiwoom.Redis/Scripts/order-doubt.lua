-- Reads an order in doubt. KEYS: order, orders in doubt. ARGV: key. Returns its fields and values; one whose key has lived its life is in doubt no more.
local fields = redis.call('HGETALL', KEYS[1])
if #fields == 0 then redis.call('ZREM', KEYS[2], ARGV[1]) end
return fields
