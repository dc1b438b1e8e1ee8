-- Opens the preview, for Neovim 0.7 (Debian 12) and newer. Run by neovim-preview.test.ts, which then types:
--   nvim --headless --listen SOCKET -u NONE -i NONE -n -c 'luafile neovim-preview.lua' cuisine.journey
-- PARCOURS: a JSON array, the server's command; LANGUAGE: of the page; ADDRESS: the file that the page's address is written to.
vim.bo.filetype = 'journey'
local client = vim.lsp.start_client({
  name = 'parcours',
  cmd = vim.json.decode(vim.env.PARCOURS),
  root_dir = vim.fn.getcwd(),
  init_options = { language = vim.env.LANGUAGE },
  on_init = function(started)
    local params = { command = 'parcours.preview', arguments = { vim.uri_from_bufnr(0) } }
    started.request('workspace/executeCommand', params, function(problem, address)
      local file = assert(io.open(vim.env.ADDRESS .. '.part', 'w'))
      file:write(problem and problem.message or address)
      file:close()
      os.rename(vim.env.ADDRESS .. '.part', vim.env.ADDRESS)
    end)
  end,
})
vim.lsp.buf_attach_client(0, client)
