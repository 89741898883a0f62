-- Items are asked for again: that they were refused once says nothing any more. KEYS: live. ARGV: routes.
for _, route in ipairs(ARGV) do
  local state = redis.call('HGET', KEYS[1], route)
  if state and string.sub(state, 1, 7) == 'refused' then redis.call('HDEL', KEYS[1], route) end
end
return 1
