# Die Instanz: Server, Client, der Weg in einen Raum, die anderen Teilnehmer. Der Parameter devices ist camera, microphone, both oder none.

deployment-plain-http = { $url } ist unverschlüsselt; dort gibt Chrome einer Webseite weder Kamera noch Mikrofon. Nennen Sie die Adresse mit https.
deployment-not-probed = { $url } wurde nicht angesehen
deployment-other-site = { $url } antwortet, ist aber kein Jitsi Meet
deployment-asks-for-login = { $url } verlangt eine Anmeldung oder ein Token (HTTP { $status })
deployment-http-status = { $url } ist kein Jitsi Meet: { $address } antwortet mit HTTP { $status }
deployment-http-status-try-https = { $url } ist kein Jitsi Meet: { $address } antwortet mit HTTP { $status }. Versuchen Sie es mit https://.
deployment-untrusted = { $url } hat ein Zertifikat, dem nicht vertraut wird: { $why }. Hat eine eigene Zertifizierungsstelle es ausgestellt, so nennen Sie deren Zertifikat mit --jitsi-authority (bei make: JITSI_AUTHORITY=).
deployment-unreachable = { $url } ist nicht erreichbar: { $why }. Prüfen Sie die Adresse.
deployment-no-http = { $url } spricht kein HTTP wie eine Website: { $why }
deployment-forbidden-header = { $url } lässt sich nicht fragen: Ein Header hat einen Namen oder Wert, den HTTP verbietet
not-a-ca-certificate = { $file } ist kein Zertifikat einer Zertifizierungsstelle im PEM-Format: { $why }
prosody-does-not-answer = Prosody antwortet nicht: { $why }
prosody-ended-session = Prosody hat die Sitzung beendet: { $condition }
focus-kept-out = der Raum { $room } lässt den Teilnehmer namens focus nicht ein: { $reasons }
server-on-port = { $server } auf Port { $port }
port-taken = der Port { $port } für { $server } ist belegt
no-free-port = von { $tried } Ports ist keiner frei: { $last }
proxy-unconnected = keine Verbindung durch den TCP-Proxy zu { $server }: { $why }
client-cache-unwritable = Der Client ist nicht gebaut, und in { $folder } kann nicht geschrieben werden ({ $why }); nennen Sie in XDG_CACHE_HOME einen anderen Ordner.
client-without-index = der Client wurde ohne seine index.html gebaut
client-built-elsewhere = ein anderer Prozess sollte den Client gebaut haben
npm-pack-archives = npm pack gab { $count } Archive für { $package }, nicht eines
npm-package-not-pinned = { $package } aus der Registry ist nicht das festgelegte Paket: Sein Hash ist { $found }, nicht { $pinned }
npm-file-out-of-place = das Paket hat eine Datei am falschen Ort: { $file }
npm-registry-unreached = { $command }: die npm-Registry war nicht erreichbar ({ $why })
node-missing = Node ist nicht in .venv; richten Sie die Prüfung ein (make setup)
program-does-not-run = { $program } läuft nicht ({ $why }); richten Sie die Prüfung ein (make setup)
command-failed = { $command } scheiterte mit dem Status { $status }: { $output }
client-script-failed = das Skript des Clients ist gescheitert: { $why }
client-file-missing = { $file } war nicht zu laden: { $why }
nobody-gets-in = Niemand gelangt in einen Raum von { $url }: { $why }
meeting-shows-nothing = die Seite des Meetings ist leer: { $why }
no-script-failed = keines ihrer Skripte ist gescheitert
page-shows-nothing = die Seite ist leer
page-to-show-something = die Seite sollte etwas zeigen
guest-to-be-in-room = ein Gast sollte im Meeting-Raum sein
others-to-leave = alle anderen sollten den Raum verlassen
receiver-left = der andere Teilnehmer, der es empfangen sollte, ist nicht mehr im Raum ({ $why })
participant-to-be-in-room = man sollte im Meeting-Raum sein
meeting-after-reload = das Meeting sollte nach dem Neuladen erscheinen
page-does-not-reload = die Webseite lädt nicht neu: { $why }
link-does-not-open = der Link des Meetings lässt sich nicht öffnen: { $why }
barrier-login = Die Instanz verlangt eine Anmeldung oder ein Token: Setzen Sie JITSI_TOKEN oder sehen Sie nach, ob es abgelaufen ist.
barrier-host = Diese Instanz lässt Gäste warten, bis sich ein Gastgeber angemeldet hat. Setzen Sie JITSI_TOKEN auf das Token eines Gastgebers oder lassen Sie Gäste Räume öffnen.
barrier-lobby = Diese Instanz hält Gäste in einer Lobby, aus der sie niemand einlässt. Schalten Sie sie für neue Räume aus oder setzen Sie JITSI_TOKEN auf ein Token, das daran vorbeiführt.
barrier-app = Ein Link dieser Instanz öffnet eine Seite, die die App anbietet, und nicht das Meeting. Setzen Sie in ihrer config.js deeplinking.disabled.
no-prejoin-screen = Diese Instanz hat keinen Vorraum: Ihre Links führen geradewegs in den Meeting-Raum.
prejoin-screen-or-room = der Vorraum oder der Meeting-Raum sollte erscheinen
password-dialog-to-ask-again = der Passwort-Dialog sollte noch einmal fragen
notice-in-room = der Hinweis { $key } sollte im Meeting-Raum erscheinen
no-notice = kein Hinweis
notices-after-prompts = die Hinweise sollten nach den Anfragen erscheinen
room-not-locked = der Raum ließ sich nicht sperren: { $why }
permission-to-be-granted =
    { $devices ->
        [camera] die Kamera sollte erlaubt sein
        [microphone] das Mikrofon sollte erlaubt sein
       *[both] Kamera und Mikrofon sollten erlaubt sein
    }
devices-to-be-used =
    { $devices ->
        [camera] Jitsi Meet sollte die Kamera verwenden
        [microphone] Jitsi Meet sollte das Mikrofon verwenden
       *[both] Jitsi Meet sollte Kamera und Mikrofon verwenden
    }
devices-in-use =
    { $devices ->
        [none] kein Gerät in Gebrauch
        [camera] die Kamera in Gebrauch
        [microphone] das Mikrofon in Gebrauch
       *[both] Kamera und Mikrofon in Gebrauch
    }
media-to-arrive =
    { $devices ->
        [camera] das Bild sollte ankommen
        [microphone] der Ton sollte ankommen
       *[both] Bild und Ton sollten ankommen
    }
track =
    { $device ->
        [camera] Kamera
       *[microphone] Mikrofon
    } { $state ->
        [received] kommt an
        [muted] als stumm gekennzeichnet
        [silent] ohne Ton
        [still] ohne bewegtes Bild
       *[no-stream] ohne Datenstrom
    }
no-track = gar nichts
received-directly = { $tracks } (auf direktem Weg)
received-by-bridge = { $tracks } (über die Videobrücke der Instanz, { $state })
received-without-bridge = { $tracks } (ohne Verbindung zu einer Videobrücke)
no-reply = keine Antwort

# Optionen, die nicht zu verwenden sind.

address-unreadable = { QUOTE($address) } ist nicht die Adresse eines Jitsi Meet; geben Sie eine wie { $example } an
address-without-scheme = { QUOTE($address) } ist nicht die Adresse eines Jitsi Meet, denn sie beginnt nicht mit https:// oder http://; geben Sie eine wie { $example } an
address-with-space = die für { QUOTE($address) } angegebene Adresse enthält ein Leerzeichen; geben Sie eine ohne Leerzeichen an, etwa { $example }
address-with-query = in der für { QUOTE($address) } angegebenen Adresse steht nach ? oder # noch etwas, das hier nicht gezeigt wird; geben Sie eine ohne diesen Teil an, etwa { $example }
address-with-login = die für { QUOTE($address) } angegebene Adresse enthält eine Anmeldung, die hier nicht gezeigt wird; geben Sie diese als JITSI_USER und JITSI_PASSWORD an
header-malformed = sie muss die Form { QUOTE("Name: Wert") } haben, in einer Zeile
certificate-missing = es gibt keine Datei { $file }; geben Sie den Pfad eines CA-Zertifikats an
certificate-unusable = { $file } ist kein CA-Zertifikat; geben Sie den Pfad eines solchen im PEM-Format an, das mit der Zeile -----BEGIN CERTIFICATE----- beginnt
certificate-unreadable = { $file } ist nicht lesbar: { $why }; erlauben Sie das Lesen, oder geben Sie den Pfad eines anderen CA-Zertifikats an
host-name-unfit = { QUOTE($name) } ist kein Hostname; geben Sie ihn an, wie die Seite ihn schreibt, etwa { $example }
