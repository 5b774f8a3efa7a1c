# What a run leaves behind, kept until its end and then searched for every secret that the run used: the stores, the
# warning, verbose, debug and information streams, the error records as text, JSON and XML, what child shells wrote.
# Run.ps1 says where by STATUSPS_TESTS_EVIDENCE; a file that is run by itself keeps nothing.

# The secrets of the run; the process has them, for each file's functions are its own.
function Get-KnownSecret {
    $name = 'StatusPS.Tests.KnownSecrets'
    if (-not [AppDomain]::CurrentDomain.GetData($name)) { [AppDomain]::CurrentDomain.SetData($name, [Collections.Generic.HashSet[string]]::new()) }
    , [AppDomain]::CurrentDomain.GetData($name)
}

# A secret that the run uses. Short ones are left out: they would be found in any text. So are those that the help shows.
function Add-KnownSecret {
    param([string[]] $Text)
    if (-not $env:STATUSPS_TESTS_EVIDENCE) { return }
    $known = Get-KnownSecret
    $Text | Where-Object { $_.Length -ge 8 -and $_ -notlike 'example*' } | ForEach-Object { $null = $known.Add($_) }
}

# Text that somebody could have read.
function Add-Evidence {
    param([string] $Name, [string] $Text)
    if (-not $env:STATUSPS_TESTS_EVIDENCE -or -not $Text) { return }
    [IO.File]::AppendAllText((Join-Path $env:STATUSPS_TESTS_EVIDENCE "$Name.txt"), "$Text`n")
}

# The files of folders, before they are gone.
function Add-EvidenceFolder {
    param([string[]] $Path)
    if (-not $env:STATUSPS_TESTS_EVIDENCE) { return }
    $there = $Path | Where-Object { $_ } | Select-Object -Unique | Where-Object { Test-Path $_ }
    if (-not $there) { return }
    Get-ChildItem $there -File -Recurse -Force -ErrorAction Ignore | ForEach-Object {
        Copy-Item $_ (Join-Path $env:STATUSPS_TESTS_EVIDENCE "store-$([guid]::NewGuid().ToString('N'))-$($_.Name)")
    }
}

# The error records of the session: the module's own in each way one is written down, and those of PowerShell about its
# cmdlets as they are shown.
function Add-ErrorEvidence {
    if (-not $env:STATUSPS_TESTS_EVIDENCE) { return }
    $written = [Collections.Generic.HashSet[string]]::new()
    foreach ($record in $global:Error | Where-Object { $_ -is [Management.Automation.ErrorRecord] -and $_.FullyQualifiedErrorId -like '*StatusPS.*' }) {
        if (-not $written.Add("$($record.FullyQualifiedErrorId) $record")) { continue }
        if ($record.FullyQualifiedErrorId -notlike 'StatusPS.*') {
            Add-Evidence errors ($record | Out-String -Width 4000)
            continue
        }
        $text = @(
            $record | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue
            [Management.Automation.PSSerializer]::Serialize($record, 2)
            $record | Format-List * -Force | Out-String -Width 4000
            $record | Out-String -Width 4000
            "$($record.Exception)"
        ) -join "`n"
        Add-Evidence errors $text
    }
    $global:Error.Clear()
}

# What was found, one line each; the last line counts what was searched.
function Search-Evidence {
    $secrets = [string[]] (Get-KnownSecret)
    $files = @(Get-ChildItem $env:STATUSPS_TESTS_EVIDENCE -File -Recurse -Force)
    $size = ($files | Measure-Object Length -Sum).Sum
    # Byte by byte, so that what is no text is searched too; a spelling is ASCII or is searched for in UTF-8.
    $spelt = [ordered]@{}
    foreach ($secret in $secrets) {
        $spelt[$secret] = [string[]] (Get-Spelling $secret | Select-Object -Unique | ForEach-Object { [Text.Encoding]::Latin1.GetString([Text.Encoding]::UTF8.GetBytes($_)) })
    }
    foreach ($file in $files) {
        $text = [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes($file))
        foreach ($secret in $secrets) {
            foreach ($spelling in $spelt[$secret]) {
                $at = $text.IndexOf($spelling, [StringComparison]::Ordinal)
                if ($at -lt 0) { continue }
                $around = $text.Substring([Math]::Max(0, $at - 200), [Math]::Min(400, $text.Length - [Math]::Max(0, $at - 200)))
                "FAILED A secret of $($secret.Length) characters that begins with '$($secret.Substring(0, 3))' stands in $($file.Name): $around"
                break
            }
        }
    }
    "hunted $($secrets.Count) secrets in $($files.Count) files of $([Math]::Round($size / 1MB, 1)) MiB"
}
