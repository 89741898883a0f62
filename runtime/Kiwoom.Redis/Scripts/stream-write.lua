-- Writes a batch, unless another process holds the connection. What was written before is not written again: its number is too low.
-- KEYS: fence, session, then a stream for each entry. ARGV: fencing number, now (us), channel, news, then for each entry
-- MAXLEN or MINID, what that is, number, field and value. Returns 1; -1 where another one holds it.
local fence = redis.call('GET', KEYS[1])
if fence and fence ~= ARGV[1] then return -1 end
local at = 5
for i = 3, #KEYS do
  local answer = redis.pcall('XADD', KEYS[i], ARGV[at], '~', ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4])
  if type(answer) == 'table' and not string.find(answer.err, 'equal or smaller', 1, true) then return answer end
  at = at + 5
end
redis.call('HSET', KEYS[2], 'written', ARGV[2])
redis.call('PUBLISH', ARGV[3], ARGV[4])
return 1
