-- Sets aside what stands under a key and is of another type than belongs there: it keeps its value under a name of its own, in the same hash slot.
-- KEYS: the keys. ARGV: the type of each. Returns the new names.
local time = redis.call('TIME')
local aside = {}
for i, key in ipairs(KEYS) do
  local found = redis.call('TYPE', key).ok
  if found ~= 'none' and found ~= ARGV[i] then
    local name = key .. ':aside:' .. time[1] .. string.format('%06d', time[2])
    redis.call('RENAME', key, name)
    aside[#aside + 1] = name
  end
end
return aside
