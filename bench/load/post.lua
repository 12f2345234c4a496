-- For wrk: posts a body with a random key, and finally prints a line of JSON in the shape of LoadResult.
-- Arguments: the file of the body, the number of keys, the smallest key, and where bodies are signed the header
-- and a file with the signature of each key's body, one a line.

local requests = {}

function init(args)
  local file = assert(io.open(args[1], "rb"))
  local body = file:read("*a")
  file:close()
  local before, after = body:match("^(.-)@@@@@@@@(.*)$")
  local first = tonumber(args[3])
  local headers = { ["Content-Type"] = "application/json" }
  local signatures = args[5] and io.lines(args[5])
  for key = first, first + tonumber(args[2]) - 1 do
    if signatures then
      headers[args[4]] = signatures()
    end
    requests[#requests + 1] = wrk.format("POST", nil, headers, string.format("%s%08d%s", before, key, after))
  end
  math.randomseed(os.time())
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"seconds":%.6f,"refused":%d,"broken":%d,"p50":%.3f,"p99":%.3f,"max":%.3f}\n',
    summary.requests, summary.duration / 1e6, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
