vim.lsp.config("pourparler", {
  cmd = { "pourparler", "lsp" },
  filetypes = { "json", "jsonl", "yaml" },
  root_markers = { "pourparler.toml", ".git" },
})
vim.lsp.enable("pourparler")
