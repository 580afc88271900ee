# The deployment: its servers, its client, the way into a room, the other participants. The parameter devices is camera, microphone, both or none.

deployment-plain-http = { $url } is plain http, where Chrome gives a page neither camera nor microphone: give its https address
deployment-not-probed = { $url } was not looked at
deployment-other-site = { $url } answers, but is no Jitsi Meet
deployment-asks-for-login = { $url } asks for a login or token (HTTP { $status })
deployment-http-status = { $url } is no Jitsi Meet: { $address } gives HTTP { $status }
deployment-http-status-try-https = { $url } is no Jitsi Meet: { $address } gives HTTP { $status }; try https://
deployment-untrusted = { $url } has a certificate that is not trusted: { $why }; where a CA of its own signed it, name its certificate with --jitsi-authority (make: JITSI_AUTHORITY=)
deployment-unreachable = { $url } cannot be reached: { $why }; check the address
deployment-no-http = { $url } does not speak HTTP as a web site does: { $why }
deployment-forbidden-header = { $url } cannot be asked: a header has a name or value that HTTP forbids
not-a-ca-certificate = { $file } is not a CA certificate in PEM form: { $why }
prosody-does-not-answer = Prosody does not answer: { $why }
prosody-ended-session = Prosody ended the session: { $condition }
focus-kept-out = the room { $room } does not let the occupant named focus in: { $reasons }
server-on-port = { $server } on port { $port }
port-taken = port { $port } of { $server } is taken
no-free-port = no free port among { $tried }: { $last }
proxy-unconnected = no connection through the TCP proxy to { $server }: { $why }
client-cache-unwritable = the client is not built, and { $folder } cannot be written ({ $why }); name another folder in XDG_CACHE_HOME
client-without-index = the client was bundled without its index.html
client-built-elsewhere = another process to have built the client
npm-pack-archives = npm pack gave { $count } archives for { $package }, not one
npm-package-not-pinned = { $package } from the registry is not the package that is pinned: its hash is { $found }, not { $pinned }
npm-file-out-of-place = the package has a file out of place: { $file }
npm-registry-unreached = { $command }: the npm registry was not reached ({ $why })
node-missing = Node is not in .venv; run the set-up (make setup)
program-does-not-run = { $program } does not run ({ $why }); run the set-up (make setup)
command-failed = { $command } failed with status { $status }: { $output }
client-script-failed = the client's script failed: { $why }
client-file-missing = { $file } could not be loaded: { $why }
nobody-gets-in = nobody gets into a room of { $url }: { $why }
meeting-shows-nothing = the page of the meeting shows nothing: { $why }
no-script-failed = none of its scripts has failed
page-shows-nothing = the page shows nothing
page-to-show-something = the page to show something
guest-to-be-in-room = a guest to be in the room
others-to-leave = all others to leave the room
receiver-left = the other participant, who was to receive it, is no longer in the room ({ $why })
participant-to-be-in-room = the participant to be in the room
meeting-after-reload = the meeting after reloading
page-does-not-reload = the page does not load again: { $why }
link-does-not-open = the link of the meeting does not open: { $why }
barrier-login = the deployment asks for a login or token: set JITSI_TOKEN, or see whether it has expired
barrier-host = this deployment has guests wait until a host has logged in: set JITSI_TOKEN to a host's token, or let guests open rooms
barrier-lobby = this deployment keeps guests in a lobby, where nobody lets them in: switch it off for new rooms, or set JITSI_TOKEN to a token that passes it
barrier-app = a link of this deployment opens a page that offers the app, and not the meeting: set deeplinking.disabled in its config.js
no-prejoin-screen = this deployment has no prejoin screen: its links lead straight into the room
prejoin-screen-or-room = the prejoin screen or the room
password-dialog-to-ask-again = the password dialog to ask again
notice-in-room = the notice { $key } in the room
no-notice = no notice
notices-after-prompts = the notices after the prompts
room-not-locked = the room could not be locked: { $why }
permission-to-be-granted =
    { $devices ->
        [camera] permission for the camera
        [microphone] permission for the microphone
       *[both] permission for camera and microphone
    }
devices-to-be-used =
    { $devices ->
        [camera] Jitsi Meet to use the camera
        [microphone] Jitsi Meet to use the microphone
       *[both] Jitsi Meet to use camera and microphone
    }
devices-in-use =
    { $devices ->
        [none] no device in use
        [camera] the camera in use
        [microphone] the microphone in use
       *[both] camera and microphone in use
    }
media-to-arrive =
    { $devices ->
        [camera] another participant's camera
        [microphone] another participant's microphone
       *[both] another participant's camera and microphone
    }
track =
    { $device ->
        [camera] camera
       *[microphone] microphone
    } { $state ->
        [received] received
        [muted] marked muted
        [silent] silent
        [still] without a moving picture
       *[no-stream] without a stream
    }
no-track = no track at all
received-directly = { $tracks } (directly)
received-by-bridge = { $tracks } (through the deployment's video bridge, { $state })
received-without-bridge = { $tracks } (no connection to a video bridge)
no-reply = no answer

# Options that cannot be used.

address-unreadable = { QUOTE($address) } is not the address of a Jitsi Meet; give one such as { $example }
address-without-scheme = { QUOTE($address) } is not the address of a Jitsi Meet, as it does not begin with https:// or http://; give one such as { $example }
address-with-space = the address given for { QUOTE($address) } has a space in it; give one without a space, such as { $example }
address-with-query = the address given for { QUOTE($address) } has something after ? or #, which is not shown here; give one without it, such as { $example }
address-with-login = the address given for { QUOTE($address) } has a login in it, which is not shown here; give that as JITSI_USER and JITSI_PASSWORD
header-malformed = it must be of the form { QUOTE("Name: value") }, in one line
certificate-missing = there is no file { $file }; give the path of a CA certificate
certificate-unusable = { $file } is no CA certificate; give the path of one in the PEM format, which begins with a line -----BEGIN CERTIFICATE-----
certificate-unreadable = { $file } cannot be read: { $why }; allow reading it, or give the path of another CA certificate
host-name-unfit = { QUOTE($name) } is not a host name; give it as the page writes it, such as { $example }
