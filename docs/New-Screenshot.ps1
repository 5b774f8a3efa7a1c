#Requires -Version 7.6
<#
.SYNOPSIS
Makes the pictures of the README: a terminal session of the live table, as SVG.
.DESCRIPTION
Runs the command in PowerShell within tmux, in a window of a fixed size, and turns what the terminal shows into
docs/images/watch-status.svg and watch-status.zh-CN.svg. The demo's clock is stopped (STATUSPS_DEMO_CLOCK), and the
time of day in the table's first line is replaced, so that the pictures change only when the table does.
Needs tmux and a built module (dotnet build).
.EXAMPLE
./docs/New-Screenshot.ps1
#>
[CmdletBinding()]
param(
    # The columns and rows of the terminal.
    [ValidateRange(80, 300)] [int] $Width = 96,
    [ValidateRange(10, 100)] [int] $Height = 30,

    # How long the table may take to appear.
    [ValidateRange(1, 600)] [int] $TimeoutSec = 60
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
. (Join-Path $root 'tests/pester/PowerShellProcess.ps1')

# The 16 colors of a terminal, by their SGR numbers: 30 to 37 and 90 to 97.
$palette = @{
    30 = '#484f58'; 31 = '#ff7b72'; 32 = '#7ee787'; 33 = '#d29922'
    34 = '#79c0ff'; 35 = '#d2a8ff'; 36 = '#a5d6ff'; 37 = '#c9d1d9'
    90 = '#8b949e'; 91 = '#ff7b72'; 92 = '#7ee787'; 93 = '#e3b341'
    94 = '#79c0ff'; 95 = '#d2a8ff'; 96 = '#a5d6ff'; 97 = '#f0f6fc'
}
$foreground = '#c9d1d9'
$cellWidth = 8.4
$lineHeight = 19
$padding = 16
$titleHeight = 30

# Characters that take two cells: CJK, its punctuation and full-width forms.
function Test-Wide([char] $Letter) {
    ($Letter -ge 0x1100 -and $Letter -le 0x115F) -or ($Letter -ge 0x2E80 -and $Letter -le 0xA4CF) -or
    ($Letter -ge 0xAC00 -and $Letter -le 0xD7A3) -or ($Letter -ge 0xF900 -and $Letter -le 0xFAFF) -or
    ($Letter -ge 0xFE30 -and $Letter -le 0xFE6F) -or ($Letter -ge 0xFF00 -and $Letter -le 0xFF60) -or
    ($Letter -ge 0xFFE0 -and $Letter -le 0xFFE6)
}

# Runs of one color and one width on a line: text, first cell, cells, color, weight. The style goes on to the next line.
function Read-Line([string] $Line, [hashtable] $Style) {
    $runs = [Collections.Generic.List[object]]::new()
    $cell = 0
    foreach ($part in [regex]::Matches($Line, '\x1b\[(?<codes>[\d;]*)m|(?<text>[^\x1b]+)')) {
        if ($part.Groups['text'].Success) {
            foreach ($piece in [regex]::Matches($part.Value, ' {2,}|(?:(?! {2}).)+')) {
                $wide = $null
                foreach ($letter in $piece.Value.ToCharArray()) {
                    $isWide = Test-Wide $letter
                    if ($isWide -ne $wide) {
                        $run = [pscustomobject]@{
                            Text  = ''
                            Cell  = $cell
                            Cells = 0
                            Color = $Style.Color
                            Bold  = $Style.Bold
                        }
                        $runs.Add($run)
                        $wide = $isWide
                    }
                    $run.Text += $letter
                    $run.Cells += $isWide ? 2 : 1
                    $cell += $isWide ? 2 : 1
                }
            }
            continue
        }
        foreach ($code in $part.Groups['codes'].Value -split ';') {
            switch ([int] ($code ? $code : 0)) {
                0 { $Style.Color = $foreground; $Style.Bold = $false }
                1 { $Style.Bold = $true }
                22 { $Style.Bold = $false }
                39 { $Style.Color = $foreground }
                { $palette.ContainsKey($_) } { $Style.Color = $palette[$_] }
            }
        }
    }
    $runs | Where-Object { $_.Text.Trim() }
}

function ConvertTo-Svg([string[]] $Line, [string] $Title) {
    $width = [Math]::Ceiling($Width * $cellWidth + 2 * $padding)
    $height = $titleHeight + $Line.Count * $lineHeight + $padding
    $number = [cultureinfo]::InvariantCulture
    $escaped = [Security.SecurityElement]::Escape($Title)
    "<svg xmlns=`"http://www.w3.org/2000/svg`" width=`"$width`" height=`"$height`" viewBox=`"0 0 $width $height`"" +
    " role=`"img`" aria-label=`"$escaped`">"
    "<title>$escaped</title>"
    "<rect width=`"$width`" height=`"$height`" rx=`"8`" fill=`"#0d1117`"/>"
    $dots = '#ff5f56', '#ffbd2e', '#27c93f'
    for ($i = 0; $i -lt 3; $i++) {
        "<circle cx=`"$($padding + 6 + 20 * $i)`" cy=`"16`" r=`"6`" fill=`"$($dots[$i])`"/>"
    }
    $fonts = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', " +
    "'Microsoft YaHei', monospace"
    "<g font-family=`"$fonts`" font-size=`"14`">"
    $style = @{ Color = $foreground; Bold = $false }
    for ($i = 0; $i -lt $Line.Count; $i++) {
        foreach ($run in Read-Line $Line[$i] $style) {
            # Spaces around a text are cells without content: they need no element.
            $text = $run.Text.Trim()
            $cells = $run.Cells - ($run.Text.Length - $text.Length)
            $first = $run.Cell + $run.Text.Length - $run.Text.TrimStart().Length
            $x = ($padding + $first * $cellWidth).ToString('0.#', $number)
            $length = ($cells * $cellWidth).ToString('0.#', $number)
            $weight = $run.Bold ? ' font-weight="bold"' : ''
            $y = $titleHeight + 15 + $i * $lineHeight
            "<text x=`"$x`" y=`"$y`" textLength=`"$length`" lengthAdjust=`"spacingAndGlyphs`"" +
            " fill=`"$($run.Color)`"$weight>$([Security.SecurityElement]::Escape($text))</text>"
        }
    }
    '</g>'
    '</svg>'
}

# Starts PowerShell in a window of tmux, types the command, ends it once the pattern shows, and returns the lines with
# their colors.
function Get-Terminal([string] $Culture, [string] $Typed, [string] $Until) {
    $server = "statusps-$PID"
    $folder = Join-Path ([IO.Path]::GetTempPath()) "statusps-screenshot-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item -ItemType Directory $folder
    $start = Join-Path $folder 'start.ps1'
    Set-Content $start @"
Set-PSReadLineOption -HistorySaveStyle SaveNothing -PredictionSource None
[cultureinfo]::CurrentUICulture = '$Culture'
`$ProgressPreference = 'SilentlyContinue'
Import-Module '$root/out/module/StatusPS'
# Compiles what the command runs, so that no second passes between the stopped clock and the table.
`$null = Get-StatusOverview -Profile demo -NeedsAttention | Watch-Status -Count 1
`$env:STATUSPS_DEMO_CLOCK = 'fixed'
function prompt { 'PS> ' }
Clear-Host
"@
    $program, [string[]] $leading = Get-PowerShellCommand
    $variables = 'TZ=UTC', 'LC_ALL=C.UTF-8', 'COLORTERM=', "STATUSPS_HOME=$folder/store", 'STATUSPS_DEMO_CLOCK=step:1'
    try {
        $shell = @('env'; $variables; $program; $leading; '-NoProfile', '-NoLogo', '-NoExit', '-File', $start)
        & tmux -L $server -f /dev/null new-session -d -x $Width -y $Height @shell
        $null = Wait-Terminal $server '^PS>'
        & tmux -L $server send-keys -l $Typed
        & tmux -L $server send-keys Enter
        $null = Wait-Terminal $server $Until
        # The live table has a screen of its own; its last state stays below the command when it ends.
        & tmux -L $server send-keys C-c
        Wait-Terminal $server '^PS>\s*$'
    } finally {
        & tmux -L $server kill-server 2>$null
        Remove-Item $folder -Recurse
    }
}

function Wait-Terminal([string] $Server, [string] $Pattern) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while ($clock.Elapsed.TotalSeconds -lt $TimeoutSec) {
        $lines = @(& tmux -L $Server capture-pane -e -p)
        if ($LASTEXITCODE) { throw "tmux ended with $LASTEXITCODE." }
        if (($lines -replace '\x1b\[[\d;]*m') -match $Pattern) { return $lines }
        Start-Sleep -Milliseconds 50
    }
    throw "The terminal did not show '$Pattern' within $TimeoutSec s: $($lines -join "`n")"
}

[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
$typed = 'Watch-Status -Display { Get-StatusOverview -Profile demo -NeedsAttention }'
$null = New-Item -ItemType Directory (Join-Path $PSScriptRoot 'images') -Force
$pictures = @{ Culture = 'en-US'; Name = 'watch-status.svg' }, @{ Culture = 'zh-CN'; Name = 'watch-status.zh-CN.svg' }
foreach ($picture in $pictures) {
    $lines = Get-Terminal $picture.Culture $typed '^Paused +Dts'
    # The time of day is the only text that differs each time.
    $lines = @($lines -replace '(?<=^(\x1b\[[\d;]*m)*Watch-Status +)\d\d:\d\d:\d\d', '08:00:00')
    # Without the empty lines and the prompt below the table.
    $last = $lines.Count
    while ($last -gt 0 -and ($lines[$last - 1] -replace '\x1b\[[\d;]*m').Trim() -in '', 'PS>') { $last-- }
    $path = Join-Path $PSScriptRoot "images/$($picture.Name)"
    [IO.File]::WriteAllText($path, ((ConvertTo-Svg $lines[0..($last - 1)] $typed) -join "`n") + "`n")
    Get-Item $path
}
