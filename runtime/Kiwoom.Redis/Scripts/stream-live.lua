-- An item could not be registered, or is registered no more. KEYS: fence, live. ARGV: fencing number, route, reason ('' no more), channel.
local fence = redis.call('GET', KEYS[1])
if fence and fence ~= ARGV[1] then return 0 end
if ARGV[3] == '' then redis.call('HDEL', KEYS[2], ARGV[2]) else redis.call('HSET', KEYS[2], ARGV[2], ARGV[3]) end
redis.call('PUBLISH', ARGV[4], 'live')
return 1
