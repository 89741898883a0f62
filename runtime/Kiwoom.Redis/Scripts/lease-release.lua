-- Gives the lease up, so that another one need not wait for its end. KEYS: lease. ARGV: holder, channel.
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[2], 'lease')
return 1
