-- Holds the lock on. KEYS: lock. ARGV: owner, hold (ms). Returns whether it is still the owner's.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
