-- The server found a call one too many: everybody waits, and less is sent. Those that wait keep their order.
-- KEYS: state of the id, turns of the id, state of all ids together, turns of all.
-- ARGV: levels ('limit:window,…', window in us), level at first, pause (us), 'all' where all ids together were too many.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local second = 1000000
local levels = {}
for limit, window in string.gmatch(ARGV[1], '(%d+):(%d+)') do
  levels[#levels + 1] = { tonumber(limit), tonumber(window) }
end
local function get(key, field, default) return tonumber(redis.call('HGET', key, field)) or default end
local function set(key, field, value) redis.call('HSET', key, field, string.format('%.0f', value)) end
local state = ARGV[4] == 'all' and KEYS[3] or KEYS[1]
local pause = now + tonumber(ARGV[3])
local level = math.min(#levels, get(KEYS[1], 'level', tonumber(ARGV[2])))
local falls = now - get(state, 'fell', 0) >= second
set(state, 'pause', pause)
if falls then
  -- Calls that went out before tell nothing of what the rate has fallen to.
  set(state, 'fell', now)
  if ARGV[4] == 'all' then
    local sent = redis.call('ZCOUNT', KEYS[4], string.format('%.0f', now - second), string.format('%.0f', now))
    set(state, 'limit', math.max(1, math.min(sent, get(state, 'limit', sent + 1)) - 1))
  else
    level = math.max(1, level - 1)
    set(state, 'level', level)
  end
  local step = redis.call('HEXISTS', state, 'step') == 1 and 120 or 60
  set(state, 'step', step * second)
  set(state, 'quiet', now + step * second)
end
redis.call('PEXPIRE', state, 86400000)

local waiting = redis.call('ZRANGEBYSCORE', KEYS[2], string.format('(%.0f', now), '+inf')
redis.call('ZREMRANGEBYSCORE', KEYS[2], string.format('(%.0f', now), '+inf')
local limit, window = levels[level][1], levels[level][2]
for _, turn in ipairs(waiting) do
  local count = redis.call('ZCARD', KEYS[2])
  local slot = pause
  if count > 0 then slot = math.max(slot, tonumber(redis.call('ZREVRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2])) end
  if count >= limit then slot = math.max(slot, tonumber(redis.call('ZRANGE', KEYS[2], count - limit, count - limit, 'WITHSCORES')[2]) + window) end
  redis.call('ZADD', KEYS[2], string.format('%.0f', slot), turn)
  redis.call('ZADD', KEYS[4], string.format('%.0f', slot), turn)
end
if #waiting > 0 then
  redis.call('PEXPIRE', KEYS[2], 600000)
  redis.call('PEXPIRE', KEYS[4], 600000)
end
return falls and 1 or 0
