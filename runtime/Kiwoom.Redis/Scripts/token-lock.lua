-- Takes the lock for asking the server for a token.
-- KEYS: lock, fence. ARGV: owner, hold (ms). Returns the fencing number; minus the time left (ms) where somebody else holds it.
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return -math.max(1, redis.call('PTTL', KEYS[1]))
end
-- By the clock, so that it grows even where Redis has forgotten the one before.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local fence = math.max(now, (tonumber(redis.call('GET', KEYS[2])) or 0) + 1)
redis.call('SET', KEYS[2], string.format('%.0f', fence))
return fence
