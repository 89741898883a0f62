-- Writes a batch, unless another process holds the connection. What was written before is not written again: its number is too low.
-- KEYS: fence, session, then a stream for each message. ARGV: fencing number, now (us), channel, news, then for each message
-- number, length of the stream, time (us), values or mark, item where it differs. Returns how many were written; -1 where another one holds it.
local fence = redis.call('GET', KEYS[1])
if fence and fence ~= ARGV[1] then return -1 end
local written = 0
local at = 5
for i = 3, #KEYS do
  local id = ARGV[at] .. '-0'
  local values, item = ARGV[at + 3], ARGV[at + 4]
  local answer
  if string.byte(values) ~= 123 then
    answer = redis.pcall('XADD', KEYS[i], 'MAXLEN', '~', ARGV[at + 1], id, 'g', values)
  elseif item == '' then
    answer = redis.pcall('XADD', KEYS[i], 'MAXLEN', '~', ARGV[at + 1], id, 't', ARGV[at + 2], 'd', values)
  else
    answer = redis.pcall('XADD', KEYS[i], 'MAXLEN', '~', ARGV[at + 1], id, 't', ARGV[at + 2], 'd', values, 'i', item)
  end
  if type(answer) == 'table' and answer.err then
    if not string.find(answer.err, 'equal or smaller', 1, true) then return answer end
  else
    written = written + 1
  end
  at = at + 5
end
redis.call('HSET', KEYS[2], 'written', ARGV[2])
redis.call('PUBLISH', ARGV[3], ARGV[4])
return written
