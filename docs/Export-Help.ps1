#Requires -Version 7.6
<#
.SYNOPSIS
Compiles the cmdlet pages (docs/cmdlets) into the MAML that Get-Help reads (module/<language>/StatusPS.dll-Help.xml).
.DESCRIPTION
Needs no other module. The pages have the shape of PlatyPS 1.0: the sections and the settings of a parameter keep
their order. The output depends on the pages alone, so a test compares it with the committed files.
.PARAMETER Destination
The folder that gets <language>/StatusPS.dll-Help.xml. Default: the folder module of this repository.
#>
[CmdletBinding()]
param([string] $Destination = (Join-Path (Split-Path $PSScriptRoot) 'module'))

$ErrorActionPreference = 'Stop'
$fence = '(?ms)^```(?<language>\w*)\n(?<code>.*?)^```$'
$maml = 'http://schemas.microsoft.com/maml/2004/10'
$command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
$dev = 'http://schemas.microsoft.com/maml/dev/2004/10'
$onlineText = @{ 'en-US' = 'Online version:'; 'zh-CN' = '在线版本：' }
$properties = [xml] (Get-Content -Raw (Join-Path (Split-Path $PSScriptRoot) 'Directory.Build.props'))
$repository = $properties.SelectSingleNode('//RepositoryUrl').InnerText

# Splits a text at its headings of one level into an ordered dictionary of title and content. Lines within fences are
# not headings.
function Split-Page([string] $Text, [int] $Level) {
    $parts = [ordered]@{}
    $title = $null
    $inFence = $false
    foreach ($line in $Text -split '\n') {
        if ($line.StartsWith('```')) { $inFence = -not $inFence }
        if (-not $inFence -and $line -match "^#{$Level} (.+)$") {
            $title = $Matches[1].Trim()
            $parts[$title] = [Text.StringBuilder]::new()
        } elseif ($null -ne $title) {
            $null = $parts[$title].Append($line).Append("`n")
        }
    }
    foreach ($key in @($parts.Keys)) { $parts[$key] = $parts[$key].ToString().Trim("`n") }
    $parts
}

# Language: of a fence; null for a paragraph.
function New-Block($Language, [string] $Text) { [pscustomobject]@{ Language = $Language; Text = $Text } }

# Blocks of a text in their order: the fences with their language, and the paragraphs between them.
function Get-Block([string] $Text) {
    $position = 0
    foreach ($match in [regex]::Matches($Text, $fence)) {
        Get-Paragraph $Text.Substring($position, $match.Index - $position)
        New-Block $match.Groups['language'].Value $match.Groups['code'].Value.TrimEnd("`n")
        $position = $match.Index + $match.Length
    }
    Get-Paragraph $Text.Substring($position)
}

function Get-Paragraph([string] $Text) {
    # Get-Help shows no links and no marks of code.
    $plain = $Text -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '`' -replace '\\(?=[<>\[\]*_#|])'
    foreach ($paragraph in $plain -split '\n\s*\n') {
        # The items of a list keep their lines; any other line break is a space.
        if ($paragraph.Trim()) { New-Block $null ($paragraph.Trim() -replace '\n(?!- )', ' ') }
    }
}

# The settings of a parameter: scalars, lists, and a list of parameter sets.
function Read-Setting([string] $Yaml) {
    $setting = @{ Sets = [ordered]@{} }
    $key = $set = $null
    foreach ($line in $Yaml -split '\n') {
        switch -Regex ($line) {
            '^(\w+): ?(.*)$' {
                $key, $value = $Matches[1, 2]
                $setting[$key] = $value -in '', '[]' ? [Collections.Generic.List[string]]::new() : $value.Trim("'")
                break
            }
            '^- Name: (.+)$' { $set = @{}; $setting.Sets[$Matches[1]] = $set; break }
            '^- (.+)$' { $setting[$key].Add($Matches[1].Trim("'")); break }
            '^  (\w+): (.*)$' { $set[$Matches[1]] = $Matches[2]; break }
            default { throw "A setting of a parameter cannot be read: '$line'." }
        }
    }
    $setting
}

function Write-Element {
    param([Xml.XmlWriter] $Writer, [string] $Prefix, [string] $Name, [string] $Namespace, [string] $Value)
    $Writer.WriteElementString($Prefix, $Name, $Namespace, $Value)
}

function Write-Description([Xml.XmlWriter] $Writer, [object[]] $Block) {
    $Writer.WriteStartElement('maml', 'description', $maml)
    foreach ($one in $Block) { Write-Element $Writer maml para $maml $one.Text }
    $Writer.WriteEndElement()
}

function Write-Type([Xml.XmlWriter] $Writer, [string] $Name) {
    $Writer.WriteStartElement('dev', 'type', $dev)
    Write-Element $Writer maml name $maml $Name
    $Writer.WriteEndElement()
}

# One parameter of the syntax, where a switch has no type and any other its short name, or of the list of parameters.
function Write-Parameter {
    param(
        [Xml.XmlWriter] $Writer, [string] $Name, [hashtable] $Setting, [hashtable] $Set,
        [string] $ValueName, [object[]] $Description
    )
    $inSyntax = -not $Description
    $pipeline = @(
        if ($Set.ValueFromPipeline -eq 'true') { 'ByValue' }
        if ($Set.ValueFromPipelineByPropertyName -eq 'true') { 'ByPropertyName' }
    )
    $Writer.WriteStartElement('command', 'parameter', $command)
    $Writer.WriteAttributeString('required', $Set.IsRequired)
    $Writer.WriteAttributeString('variableLength', 'false')
    $Writer.WriteAttributeString('globbing', $Setting.SupportsWildcards)
    $Writer.WriteAttributeString('pipelineInput', $pipeline ? "true ($($pipeline -join ', '))" : 'false')
    $Writer.WriteAttributeString('position', $Set.Position.ToLowerInvariant())
    $Writer.WriteAttributeString('aliases', @($Setting.Aliases).Count ? $Setting.Aliases -join ', ' : 'none')
    Write-Element $Writer maml name $maml $Name
    Write-Description $Writer $Description
    if ($Setting.Type -ne 'System.Management.Automation.SwitchParameter') {
        if (@($Setting.AcceptedValues).Count) {
            $Writer.WriteStartElement('command', 'parameterValueGroup', $command)
            foreach ($value in $Setting.AcceptedValues) {
                $Writer.WriteStartElement('command', 'parameterValue', $command)
                $Writer.WriteAttributeString('required', 'false')
                $Writer.WriteAttributeString('variableLength', 'false')
                $Writer.WriteString($value)
                $Writer.WriteEndElement()
            }
            $Writer.WriteEndElement()
        }
        $Writer.WriteStartElement('command', 'parameterValue', $command)
        $Writer.WriteAttributeString('required', 'true')
        $Writer.WriteAttributeString('variableLength', $inSyntax ? 'false' : 'true')
        $Writer.WriteString($ValueName)
        $Writer.WriteEndElement()
    }
    Write-Type $Writer $Setting.Type
    if (-not $inSyntax -and $Setting.DefaultValue -is [string] -and $Setting.DefaultValue) {
        Write-Element $Writer dev defaultValue $dev $Setting.DefaultValue
    }
    $Writer.WriteEndElement()
}

function Write-Syntax {
    param([Xml.XmlWriter] $Writer, [string] $Cmdlet, [string] $Text, [Collections.IDictionary] $Parameters)
    $Writer.WriteStartElement('command', 'syntax', $command)
    $forms = Split-Page $Text 3
    foreach ($title in $forms.Keys) {
        $set = $title -replace ' \(Default\)$'
        $Writer.WriteStartElement('command', 'syntaxItem', $command)
        Write-Element $Writer maml name $maml $Cmdlet
        foreach ($match in [regex]::Matches($forms[$title], '-(?<name>\w+)\]?(?: <(?<type>[^>]+)>)?')) {
            $name = $match.Groups['name'].Value
            # The cmdlet's own name has a dash too.
            if (-not $Parameters.Contains($name)) { continue }
            $sets = $Parameters[$name].Setting.Sets
            $bound = $sets.Contains($set) ? $sets[$set] : $sets['(All)']
            if (-not $bound) { throw "$Cmdlet, parameter ${name}: the settings lack the parameter set $set." }
            Write-Parameter $Writer $name $Parameters[$name].Setting $bound $match.Groups['type'].Value @()
        }
        $Writer.WriteEndElement()
    }
    $Writer.WriteEndElement()
}

function Write-TypeList([Xml.XmlWriter] $Writer, [string] $List, [string] $Item, [string] $Text) {
    $Writer.WriteStartElement('command', $List, $command)
    $types = Split-Page $Text 3
    foreach ($type in $types.Keys) {
        $Writer.WriteStartElement('command', $Item, $command)
        Write-Type $Writer $type
        Write-Description $Writer @(Get-Block $types[$type])
        $Writer.WriteEndElement()
    }
    $Writer.WriteEndElement()
}

function Write-Example([Xml.XmlWriter] $Writer, [string] $Title, [string] $Text) {
    $Writer.WriteStartElement('command', 'example', $command)
    Write-Element $Writer maml title $maml "--------- $Title ---------"
    # Before the first code: the introduction. The output and what follows it: the remarks.
    $blocks = @(Get-Block $Text)
    $code = 0
    while ($blocks[$code].Language -ne 'powershell') { $code++ }
    $Writer.WriteStartElement('maml', 'introduction', $maml)
    # Get-Help writes no line break after an introduction, and no empty line after an example: the texts end with them.
    foreach ($block in $blocks | Select-Object -First $code) {
        Write-Element $Writer maml para $maml "$($block.Text)`n`n"
    }
    $Writer.WriteEndElement()
    Write-Element $Writer dev code $dev $blocks[$code].Text
    $Writer.WriteStartElement('dev', 'remarks', $dev)
    foreach ($block in $blocks | Select-Object -Skip ($code + 1)) { Write-Element $Writer maml para $maml $block.Text }
    1..2 | ForEach-Object { Write-Element $Writer maml para $maml '' }
    $Writer.WriteEndElement()
    $Writer.WriteEndElement()
}

function Write-Link([Xml.XmlWriter] $Writer, [string] $Text, [string] $Address) {
    $Writer.WriteStartElement('maml', 'navigationLink', $maml)
    Write-Element $Writer maml linkText $maml $Text
    Write-Element $Writer maml uri $maml $Address
    $Writer.WriteEndElement()
}

function Write-Command([Xml.XmlWriter] $Writer, [string] $Path, [string] $Language) {
    $cmdlet = [IO.Path]::GetFileNameWithoutExtension($Path)
    $sections = Split-Page ([IO.File]::ReadAllText($Path) -replace '\r') 2
    $parameters = [ordered]@{}
    $parts = Split-Page $sections['PARAMETERS'] 3
    foreach ($title in $parts.Keys | Where-Object { $_.StartsWith('-') }) {
        $blocks = @(Get-Block $parts[$title])
        $parameters[$title.Substring(1)] = @{
            Setting = Read-Setting $blocks.Where({ $_.Language -eq 'yaml' })[0].Text
            Text    = $blocks.Where({ $null -eq $_.Language })
        }
    }

    $Writer.WriteStartElement('command', 'command', $command)
    $Writer.WriteStartElement('command', 'details', $command)
    Write-Element $Writer command name $command $cmdlet
    Write-Description $Writer @(Get-Block $sections['SYNOPSIS'])
    Write-Element $Writer command verb $command ($cmdlet -split '-')[0]
    Write-Element $Writer command noun $command ($cmdlet -split '-')[1]
    $Writer.WriteEndElement()
    Write-Description $Writer @(Get-Block $sections['DESCRIPTION'])
    Write-Syntax $Writer $cmdlet $sections['SYNTAX'] $parameters
    $Writer.WriteStartElement('command', 'parameters', $command)
    foreach ($name in $parameters.Keys) {
        # The list shows one position: that of the first set.
        $setting = $parameters[$name].Setting
        Write-Parameter $Writer $name $setting @($setting.Sets.Values)[0] $setting.Type $parameters[$name].Text
    }
    $Writer.WriteEndElement()
    Write-TypeList $Writer inputTypes inputType $sections['INPUTS']
    Write-TypeList $Writer returnValues returnValue $sections['OUTPUTS']
    $Writer.WriteStartElement('maml', 'alertSet', $maml)
    $Writer.WriteStartElement('maml', 'alert', $maml)
    foreach ($block in Get-Block $sections['NOTES']) { Write-Element $Writer maml para $maml $block.Text }
    $Writer.WriteEndElement()
    $Writer.WriteEndElement()
    $Writer.WriteStartElement('command', 'examples', $command)
    $examples = Split-Page $sections['EXAMPLES'] 3
    foreach ($title in $examples.Keys) { Write-Example $Writer $title $examples[$title] }
    $Writer.WriteEndElement()
    $Writer.WriteStartElement('command', 'relatedLinks', $command)
    # Get-Help -Online opens the first link with an address.
    Write-Link $Writer $onlineText[$Language] "$repository/blob/main/docs/cmdlets/$Language/$cmdlet.md"
    foreach ($link in [regex]::Matches($sections['RELATED LINKS'], '\[([^\]]+)\]')) {
        Write-Link $Writer $link.Groups[1].Value ''
    }
    $Writer.WriteEndElement()
    $Writer.WriteEndElement()
}

foreach ($language in 'en-US', 'zh-CN') {
    # Sorted by ordinal: the same order on every machine.
    $files = [string[]] (Get-ChildItem (Join-Path $PSScriptRoot "cmdlets/$language") -Filter *-*.md).FullName
    [Array]::Sort($files, [StringComparer]::Ordinal)
    $path = Join-Path $Destination "$language/StatusPS.dll-Help.xml"
    $null = New-Item -ItemType Directory (Split-Path $path) -Force
    $settings = [Xml.XmlWriterSettings]@{
        Indent          = $true
        NewLineChars    = "`n"
        NewLineHandling = 'None'
        Encoding        = [Text.UTF8Encoding]::new($false)
    }
    $writer = [Xml.XmlWriter]::Create($path, $settings)
    try {
        $writer.WriteStartElement('helpItems', 'http://msh')
        $writer.WriteAttributeString('xmlns', 'maml', $null, $maml)
        $writer.WriteAttributeString('xmlns', 'command', $null, $command)
        $writer.WriteAttributeString('xmlns', 'dev', $null, $dev)
        $writer.WriteAttributeString('schema', 'maml')
        foreach ($file in $files) { Write-Command $writer $file $language }
        $writer.WriteEndElement()
    } finally {
        $writer.Dispose()
    }
    [IO.File]::AppendAllText($path, "`n")
    Get-Item $path
}
