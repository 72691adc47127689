(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((js-json-mode json-ts-mode yaml-mode yaml-ts-mode) . ("pourparler" "lsp"))))
