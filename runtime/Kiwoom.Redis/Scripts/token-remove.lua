-- Drops a token, unless another has taken its place. KEYS: token. ARGV: data.
if redis.call('HGET', KEYS[1], 'data') ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
