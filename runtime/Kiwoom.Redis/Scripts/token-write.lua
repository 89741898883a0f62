-- Keeps a token, unless one is there that was asked for later. KEYS: token, fence. ARGV: fencing number ('' without a lock), data, life (ms).
local fence = tonumber(ARGV[1])
local last = tonumber(redis.call('GET', KEYS[2])) or 0
if not fence then
  local time = redis.call('TIME')
  fence = math.max(tonumber(time[1]) * 1000000 + tonumber(time[2]), last + 1)
  redis.call('SET', KEYS[2], string.format('%.0f', fence))
end
local present = tonumber(redis.call('HGET', KEYS[1], 'fence'))
if present and present > fence then return 0 end
redis.call('HSET', KEYS[1], 'fence', string.format('%.0f', fence), 'data', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
