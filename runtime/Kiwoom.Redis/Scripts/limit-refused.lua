-- The server found a call one too many: everybody waits, and less is sent.
-- KEYS: state of the id, turns of the id, state of all ids together, turns of all.
-- ARGV: level at first, levels, pause (us), 'all' where all ids together were too many.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local second = 1000000
local function get(key, field, default) return tonumber(redis.call('HGET', key, field)) or default end
local function set(key, field, value) redis.call('HSET', key, field, string.format('%.0f', value)) end
local state = ARGV[4] == 'all' and KEYS[3] or KEYS[1]
local fell = now - get(state, 'fell', 0) >= second
set(state, 'pause', now + tonumber(ARGV[3]))
if fell then
  -- Calls that went out before tell nothing of what the rate has fallen to.
  set(state, 'fell', now)
  if ARGV[4] == 'all' then
    local sent = redis.call('ZCOUNT', KEYS[4], string.format('%.0f', now - second), string.format('%.0f', now))
    set(state, 'limit', math.max(1, math.min(sent, get(state, 'limit', sent + 1)) - 1))
  else
    set(state, 'level', math.max(1, math.min(tonumber(ARGV[2]), get(state, 'level', tonumber(ARGV[1]))) - 1))
  end
  local step = redis.call('HEXISTS', state, 'step') == 1 and 120 or 60
  set(state, 'step', step * second)
  set(state, 'quiet', now + step * second)
end
-- Those that wait for their turn find it gone when it comes, and ask anew.
redis.call('ZREMRANGEBYSCORE', KEYS[2], string.format('(%.0f', now), '+inf')
redis.call('PEXPIRE', state, 86400000)
return fell and 1 or 0
