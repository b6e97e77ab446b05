; For Inno Setup 6: an installer of the folder that PyInstaller made. `packaging/dev.py build windows` gives Version.
[Setup]
AppId={{6E1E7B52-7A0D-4E5B-9B0E-0C6B6F0D2A51}
AppName=Yuebao
AppVersion={#Version}
AppPublisher=The Yuebao authors
DefaultDirName={autopf}\Yuebao
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputBaseFilename=yuebao-{#Version}-setup
SetupIconFile=..\..\build\icons\yuebao.ico
UninstallDisplayIcon={app}\yuebao.exe
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "..\..\dist\yuebao\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Yuebao 阅报"; Filename: "{app}\yuebao.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.yuebao"; ValueType: string; ValueData: "Yuebao.Archive"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Yuebao.Archive"; ValueType: string; ValueData: "Yuebao newspaper archive"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Yuebao.Archive\shell\open\command"; ValueType: string; ValueData: """{app}\yuebao.exe"" ""%1"""; Flags: uninsdeletekey
; Links to articles, yuebao://article/…, in what was exported: Microsoft, "Registering an Application to a URI Scheme".
Root: HKA; Subkey: "Software\Classes\yuebao"; ValueType: string; ValueData: "URL:Yuebao newspaper article"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\yuebao"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\yuebao\DefaultIcon"; ValueType: string; ValueData: "{app}\yuebao.exe,0"
Root: HKA; Subkey: "Software\Classes\yuebao\shell\open\command"; ValueType: string; ValueData: """{app}\yuebao.exe"" ""%1"""

[Run]
Filename: "{app}\yuebao.exe"; Parameters: "--self-test"; StatusMsg: "Trying whether everything works..."; Flags: runhidden
Filename: "{app}\yuebao.exe"; Description: "Open Yuebao"; Flags: nowait postinstall skipifsilent
