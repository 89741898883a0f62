-- An item is registered: its stream goes on under this fencing number, behind a mark of what may be missing.
-- KEYS: fence, stream, live, session. ARGV: fencing number, route, until (us), channel, life of the stream (ms).
-- Returns the number of the mark; 0 where another process holds the connection.
local fence = redis.call('GET', KEYS[1])
if fence and fence ~= ARGV[1] then return 0 end
local top = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)
local last = top[1] and tonumber(string.match(top[1][1], '^%d+')) or 0
-- By Redis' clock: the machines' own differ, and a number lower than one that was read before would be passed over.
local time = redis.call('TIME')
local number = math.max(tonumber(time[1]) * 1000000 + tonumber(time[2]), last + 1)
local text = string.format('%.0f', number)
-- Where nothing was ever written, something may be missing since the first registration.
redis.call('HSETNX', KEYS[4], 'since', ARGV[3])
local from = redis.call('HGET', KEYS[4], 'written') or redis.call('HGET', KEYS[4], 'since')
redis.call('XADD', KEYS[2], text .. '-0', 'g', 'Takeover ' .. from .. ' ' .. ARGV[3] .. ' ' .. string.format('%.0f', last))
redis.call('PEXPIRE', KEYS[2], ARGV[5])
redis.call('HSET', KEYS[3], ARGV[2], 'live ' .. text)
redis.call('PUBLISH', ARGV[4], 'live\n' .. ARGV[2] .. ' ' .. text)
return number
