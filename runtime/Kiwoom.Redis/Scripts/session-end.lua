-- The app key was logged in elsewhere: nobody logs in again. KEYS: fence, session, lease. ARGV: fencing number, notice, channel.
local fence = redis.call('GET', KEYS[1])
if fence and fence ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[2], 'ended', ARGV[2])
redis.call('DEL', KEYS[3])
redis.call('PUBLISH', ARGV[3], 'ended')
return 1
