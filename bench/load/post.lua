-- For wrk: posts a body with a random key, and finally prints a line of JSON in the shape of LoadResult.
-- Arguments: the file of the body, the number of keys, the smallest key.

local requests = {}

function init(args)
  local file = assert(io.open(args[1], "rb"))
  local body = file:read("*a")
  file:close()
  local before, after = body:match("^(.-)@@@@@@@@(.*)$")
  local first = tonumber(args[3])
  local headers = { ["Content-Type"] = "application/json" }
  for key = first, first + tonumber(args[2]) - 1 do
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
