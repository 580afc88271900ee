# Die Oberflächen der Tonprobe: surface-<Kennung der Oberfläche>.

surface-banner = der Hinweis
    .in = im Hinweis
