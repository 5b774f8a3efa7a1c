# Finds secrets in texts, however they are spelled.

# Each way a secret may be written down: as it is, escaped for a URL, JSON or XML, in hexadecimal, in Base64 at any offset.
function Get-Spelling {
    param([string] $Secret)
    $bytes = [Text.Encoding]::UTF8.GetBytes($Secret)
    $Secret
    [Uri]::EscapeDataString($Secret)
    [Net.WebUtility]::UrlEncode($Secret)
    [regex]::Replace([Uri]::EscapeDataString($Secret), '%..', { $args[0].Value.ToLowerInvariant() })
    [Text.Json.JsonEncodedText]::Encode($Secret).ToString()
    ($Secret | ConvertTo-Json).Trim('"')
    [Security.SecurityElement]::Escape($Secret)
    $Secret.Replace('&', '&amp;').Replace('<', '&lt;').Replace('>', '&gt;')
    [Convert]::ToHexString($bytes)
    [Convert]::ToHexString($bytes).ToLowerInvariant()
    foreach ($offset in 0..2) {
        $base64 = [Convert]::ToBase64String([byte[]] (@(0) * $offset + $bytes))
        $from = [Math]::Ceiling($offset * 8 / 6)
        $base64.Substring($from, [Math]::Floor(($offset + $bytes.Length) * 8 / 6) - $from)
    }
}

# The spellings of secrets that stand in texts.
function Find-Secret {
    param([string[]] $Text, [string[]] $Secret)
    $whole = $Text -join "`n"
    foreach ($one in $Secret) {
        Get-Spelling $one | Select-Object -Unique | Where-Object { $whole.Contains($_, [StringComparison]::Ordinal) }
    }
}

# An object in every way it may be written down.
function Get-Written {
    param([Parameter(ValueFromPipeline)] $InputObject)
    process {
        # An error record's own values are near; deeper it leads into all of the session.
        $depth = $InputObject -is [Management.Automation.ErrorRecord] ? 3 : 6
        $InputObject | ConvertTo-Json -Depth $depth -WarningAction SilentlyContinue
        [Management.Automation.PSSerializer]::Serialize($InputObject, $depth - 1)
        $InputObject | Format-List * -Force | Out-String -Width 4000
        $InputObject | Out-String -Width 4000
        "$InputObject"
    }
}

# Every stream of a script block, written out, and what it threw.
function Get-Stream([scriptblock] $Asked) {
    $ErrorActionPreference = 'Continue'
    $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
    $all = [Collections.ArrayList]::new()
    try { & $Asked *>&1 | ForEach-Object { $null = $all.Add($_) } } catch { $null = $all.Add($_) }
    foreach ($one in $all) {
        if ($one -is [Management.Automation.ErrorRecord]) {
            $one | Format-List * -Force | Out-String -Width 4000
            $one, $one.Exception | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue
            [Management.Automation.PSSerializer]::Serialize($one, 3)
            "$one $($one.Exception) $($one.ErrorDetails.RecommendedAction)"
        } elseif ($one -is [Management.Automation.InformationalRecord] -or $one -is [Management.Automation.InformationRecord]) {
            [Management.Automation.PSSerializer]::Serialize($one, 1)
            "$one"
        } else {
            $one | Get-Written
        }
    }
}

# Whether texts hold each of some words. The texts are too long to be shown by Should.
function Test-Said([string[]] $Text, [string[]] $Word) {
    foreach ($one in $Word) { ($Text -join "`n").Contains($one) | Should -BeTrue -Because "'$one' should be there" }
}
