-- Gives a call its turn, or says when it comes. Turns are given in the order in which calls ask, whichever process they are of.
-- KEYS: state of the id, turns of the id, state of all ids together, turns of all, processes.
-- ARGV: turn, first ('1' where it has none yet), levels ('limit:window,…', window in us), level at first, most waiting, limit of all (0 none), process.
-- Returns: us to wait (0 go, -1 too many wait), processes of the last minute, level.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local second = 1000000
local turn, first = ARGV[1], ARGV[2] == '1'
local levels = {}
for limit, window in string.gmatch(ARGV[3], '(%d+):(%d+)') do
  levels[#levels + 1] = { tonumber(limit), tonumber(window) }
end
local function get(key, field, default) return tonumber(redis.call('HGET', key, field)) or default end
local function set(key, field, value) redis.call('HSET', key, field, string.format('%.0f', value)) end

-- When the next turn comes: no window of its length holds more than its limit, and nobody overtakes.
local function due(turns, limit, window)
  redis.call('ZREMRANGEBYSCORE', turns, '-inf', string.format('(%.0f', now - window))
  local count = redis.call('ZCARD', turns)
  if count == 0 then return now end
  local last = tonumber(redis.call('ZREVRANGE', turns, 0, 0, 'WITHSCORES')[2])
  if count < limit then return math.max(now, last) end
  return math.max(now, last, tonumber(redis.call('ZRANGE', turns, count - limit, count - limit, 'WITHSCORES')[2]) + window)
end

redis.call('ZADD', KEYS[5], string.format('%.0f', now), ARGV[7])
redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', string.format('%.0f', now - 60 * second))
redis.call('PEXPIRE', KEYS[5], 120000)
local processes = redis.call('ZCARD', KEYS[5])
local level = math.min(#levels, get(KEYS[1], 'level', tonumber(ARGV[4])))
local pause = math.max(get(KEYS[1], 'pause', 0), get(KEYS[3], 'pause', 0))

local slot = tonumber(redis.call('ZSCORE', KEYS[2], turn))
if not first and slot and slot <= now and pause <= now then
  -- It has waited and nobody was refused for a while: more is tried, one step at a time.
  if level < #levels and now >= get(KEYS[1], 'quiet', 0) then
    level = level + 1
    set(KEYS[1], 'level', level)
    set(KEYS[1], 'quiet', now + get(KEYS[1], 'step', 5 * second))
    redis.call('PEXPIRE', KEYS[1], 86400000)
  end
  return { 0, processes, level }
end
if slot and slot > now and pause <= now then return { slot - now, processes, level } end
if slot then
  redis.call('ZREM', KEYS[2], turn)
  redis.call('ZREM', KEYS[4], turn)
end

if first and redis.call('ZCOUNT', KEYS[2], string.format('(%.0f', now), '+inf') >= tonumber(ARGV[5]) then return { -1, processes, level } end
slot = math.max(pause, due(KEYS[2], levels[level][1], levels[level][2]))
local all = get(KEYS[3], 'limit', tonumber(ARGV[6]))
if all > 0 then slot = math.max(slot, due(KEYS[4], all, second)) end
redis.call('ZADD', KEYS[2], string.format('%.0f', slot), turn)
redis.call('ZADD', KEYS[4], string.format('%.0f', slot), turn)
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', string.format('(%.0f', now - second))
local life = math.ceil((slot - now) / 1000) + 60000
redis.call('PEXPIRE', KEYS[2], life)
redis.call('PEXPIRE', KEYS[4], life)
return { slot - now, processes, level }
