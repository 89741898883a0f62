-- Takes the lease where it is free, or holds it on; nobody gets it after a login from elsewhere. KEYS: lease, fence, live, session.
-- ARGV: holder, length (ms), the holder's fencing number where it holds it on (0 where it takes it), 1 where another one may hold it: one that takes it has
-- seen that one, one that holds it on is later than its lease.
-- Returns {1, fencing number}; {0, ms left} where another holds it; {-1, 0} where Redis has forgotten who does: that one comes first.
if redis.call('HEXISTS', KEYS[4], 'ended') == 1 then return { 0, 1000 } end
local holder = redis.call('HGET', KEYS[1], 'holder')
if holder and holder ~= ARGV[1] then return { 0, math.max(1, redis.call('PTTL', KEYS[1])) } end
local last = tonumber(redis.call('GET', KEYS[2])) or 0
local fence = tonumber(ARGV[3])
if last == 0 and ARGV[4] == '1' then return { -1, 0 } end
if fence == 0 then
  -- By the clock, so that it grows even where Redis has forgotten the one before.
  local time = redis.call('TIME')
  fence = math.max(tonumber(time[1]) * 1000000 + tonumber(time[2]), last + 1)
  redis.call('DEL', KEYS[3])
elseif last ~= 0 and last ~= fence then
  return { 0, 1 }
end
local text = string.format('%.0f', fence)
redis.call('SET', KEYS[2], text)
redis.call('HSET', KEYS[1], 'holder', ARGV[1], 'fence', text)
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return { 1, fence }
