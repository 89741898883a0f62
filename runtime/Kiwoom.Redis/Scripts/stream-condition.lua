-- What a condition finds at present, up to a number of its stream, for whoever joins. KEYS: fence, result. ARGV: fencing number, number, stocks, life (ms), channel.
local fence = redis.call('GET', KEYS[1])
if fence and fence ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[2], 'number', ARGV[2], 'stocks', ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
redis.call('PUBLISH', ARGV[5], 'live')
return 1
