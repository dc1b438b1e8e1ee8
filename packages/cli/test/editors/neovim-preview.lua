-- Opens the preview, for Neovim 0.7 (Debian 12) and newer. Run by neovim-preview.test.ts, which then types:
--   nvim --headless --listen SOCKET -u NONE -i NONE -n -c 'luafile neovim-preview.lua' cuisine.journey
-- PARCOURS: a JSON array, the server's command; LANGUAGE: of the page; SETTINGS: the lines of docs/editors.md that define `:ParcoursPreview`;
-- ADDRESS: the file that the page's address is written to.
local function write_address(address)
  local file = assert(io.open(vim.env.ADDRESS .. '.part', 'w'))
  file:write(address)
  file:close()
  os.rename(vim.env.ADDRESS .. '.part', vim.env.ADDRESS)
end

-- Newer ones are asked to open the page, older ones are told its address.
vim.lsp.handlers['window/showDocument'] = function(_, params)
  write_address(params.uri)
  return { success = true }
end
vim.lsp.handlers['window/showMessage'] = function(_, params) write_address(params.message:match('http://%S+')) end

vim.cmd('luafile ' .. vim.env.SETTINGS)
vim.bo.filetype = 'journey'
local client = vim.lsp.start_client({
  name = 'parcours',
  cmd = vim.json.decode(vim.env.PARCOURS),
  root_dir = vim.fn.getcwd(),
  init_options = { language = vim.env.LANGUAGE },
  on_attach = function() vim.cmd('ParcoursPreview') end,
})
vim.lsp.buf_attach_client(0, client)
