-- What a user of Neovim does, for Neovim 0.7 (Debian 12) and newer. Run by neovim.test.ts:
--   nvim --headless -u SETTINGS -i NONE -n -c 'luafile neovim.lua' cuisine.journey
-- ANSWERS: the file that the answers are written to, as JSON.
local PATIENCE = 30000
local answers = {}

local function finish(code)
  local file = assert(io.open(vim.env.ANSWERS, 'w'))
  file:write(vim.json.encode(answers))
  file:close()
  vim.cmd(code == 0 and 'qa!' or 'cq')
end

local function wait(what, look)
  if not vim.wait(PATIENCE, look, 20) then error('timed out: ' .. what) end
end

-- The cursor on the first place of a text, `into` characters behind its beginning.
local function put_cursor(text, into)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local at = line:find(text, 1, true)
    if at then
      vim.api.nvim_win_set_cursor(0, { number, at - 1 + into })
      return
    end
  end
  error('not in the file: ' .. text)
end

local function replace(from, to)
  put_cursor(from, 0)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_buf_set_text(0, row - 1, column, row - 1, column + #from, { to })
end

local function ask(method)
  local found = vim.lsp.buf_request_sync(0, method, vim.lsp.util.make_position_params(0, 'utf-16'), PATIENCE)
  for _, answer in pairs(found or {}) do return answer.result end
  error('no answer: ' .. method)
end

local function change_outside(path, change)
  local file = assert(io.open(path, 'r'))
  local text = file:read('*a')
  file:close()
  file = assert(io.open(path, 'w'))
  file:write(change(text))
  file:close()
end

local function found_with(text)
  local texts = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    if each.message:find(text, 1, true) then table.insert(texts, each.message) end
  end
  return texts
end

local function drive()
  wait('findings', function() return #vim.diagnostic.get(0) > 0 end)
  answers.findings = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(answers.findings, { code = each.code or each.user_data.lsp.code, line = each.lnum + 1, message = each.message })
  end

  replace('touchpoint hotline', 'touchpoint hotlin')
  wait('the finding of a slip', function() return #found_with('hotlin') > 0 end)
  answers.slip = found_with('hotlin')
  replace('touchpoint hotlin', 'touchpoint hotline')
  wait('no finding when it is mended', function() return #found_with('hotlin') == 0 end)

  put_cursor('stage compare', 8)
  answers.hover = ask('textDocument/hover').contents.value

  put_cursor('channel web touchpoint comparator', 8)
  local completion = ask('textDocument/completion')
  answers.completion = {}
  for _, item in ipairs(completion.items or completion) do table.insert(answers.completion, item.label) end

  put_cursor('touchpoint comparator', 12)
  vim.lsp.buf.rename('comparison')
  wait('the new name in this file', function()
    return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'):find('touchpoint comparison', 1, true) ~= nil
  end)
  vim.cmd('wall')

  -- Another program changes a file that is not open: every place in it moves down by a line.
  vim.cmd('%bwipeout!')
  vim.cmd('edit cuisine.journey')
  wait('findings of the file that is opened again', function() return #vim.diagnostic.get(0) > 0 end)
  change_outside('perimetre.journey', function(text) return '// From another program.\n' .. text end)
  put_cursor('channel web', 8)
  vim.lsp.buf.rename('site')
  wait('the new name of the channel', function()
    return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'):find('channel site', 1, true) ~= nil
  end)
  vim.cmd('wall')
end

local ok, problem = pcall(drive)
if not ok then answers.problem = tostring(problem) end
finish(ok and 0 or 1)
