;;; emacs.el --- What a user of Emacs does  -*- lexical-binding: t -*-
;;; Run by emacs.test.ts: emacs --batch -q -f package-initialize -l SETTINGS -l emacs.el
;;; ANSWERS: the file that the answers are written to, as JSON.
(require 'json)
(require 'eglot)
(require 'flymake)

(defvar answers nil)
(defun answer (name value) (push (cons name value) answers))

(defun wait-for (what look)
  (let ((end (+ (float-time) 30)) found)
    (while (not (setq found (funcall look)))
      (when (> (float-time) end) (error "timed out: %s" what))
      (accept-process-output nil 0.05))
    found))

(defun put-cursor (text into)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ (match-beginning 0) into)))

(defun findings-with (text)
  (seq-filter (lambda (message) (string-match-p (regexp-quote text) message))
              (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))

(defun replace (from to)
  (put-cursor from 0)
  (delete-char (length from))
  (insert to))

(defun drive ()
  (find-file "cuisine.journey")
  (answer 'mode (symbol-name major-mode))
  ;; What Emacs does after a command: it connects to the server.
  (run-hooks 'post-command-hook)
  (wait-for "the server" #'eglot-current-server)
  (flymake-start)
  (wait-for "findings" #'flymake-diagnostics)
  (answer 'findings (vconcat (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))

  (replace "touchpoint hotline" "touchpoint hotlin")
  (eglot--signal-textDocument/didChange)
  (wait-for "the finding of a slip" (lambda () (findings-with "hotlin.")))
  (answer 'slip (vconcat (findings-with "hotlin.")))
  (replace "touchpoint hotlin" "touchpoint hotline")
  (eglot--signal-textDocument/didChange)
  (wait-for "no finding when it is mended" (lambda () (not (findings-with "hotlin."))))

  (put-cursor "stage compare" 8)
  (let ((contents (plist-get (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)) :contents)))
    (answer 'hover `((kind . ,(plist-get contents :kind)) (value . ,(plist-get contents :value)))))

  (put-cursor "channel web touchpoint comparator" 8)
  (let ((found (eglot-completion-at-point)))
    (answer 'completion (vconcat (mapcar #'substring-no-properties (all-completions "" (nth 2 found))))))

  (put-cursor "touchpoint comparator" 12)
  ;; Eglot asks before it changes files that are not open.
  (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t))) (eglot-rename "comparison"))
  (save-some-buffers t))

(condition-case problem (drive)
  (error (answer 'problem (error-message-string problem))))
(with-temp-file (getenv "ANSWERS") (insert (json-encode answers)))
(kill-emacs 0)
