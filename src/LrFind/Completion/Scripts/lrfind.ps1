# Completion of lrfind for PowerShell. Printed by 'lrfind completions pwsh', which says how to install it.

Register-ArgumentCompleter -Native -CommandName lrfind -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # A word without its quotes; of one that PowerShell does not understand yet, the text.
    function Get-Word($element) {
        if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst] -or
            $element -is [System.Management.Automation.Language.ExpandableStringExpressionAst]) { $element.Value }
        else { $element.Extent.Text }
    }

    $before = @()
    $current = ''
    foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
        if ($element.Extent.StartOffset -ge $cursorPosition) { break }
        if ($element.Extent.EndOffset -lt $cursorPosition) { $before += Get-Word $element }
        else { $current = Get-Word $element }
    }

    $reply = @(& "$($commandAst.CommandElements[0])" complete pwsh --position $before.Count -- @before $current 2> $null)
    if ($reply.Count -eq 0) { return }
    # Of a list without quotes, PowerShell replaces only what stands behind the last comma.
    $kept = 0
    if ($current.EndsWith($wordToComplete) -and $current -match ',') { $kept = $current.Length - $wordToComplete.Length }
    for ($i = 1; $i -lt $reply.Count; $i += 2) {
        $word = $reply[$i]
        $description = if ($i + 1 -lt $reply.Count -and $reply[$i + 1]) { $reply[$i + 1] } else { $word }
        $text = $word.Substring($kept)
        if ($text -notmatch '^[\w./:=+\\-]+$') {
            # Quotes in the middle of a word would be part of it.
            if ($kept -gt 0) { continue }
            $text = "'" + $word.Replace("'", "''") + "'"
        }
        [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $description)
    }
    # Where nothing is returned, PowerShell offers files.
}
