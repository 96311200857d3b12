{{/* What every object is found by; the second is one of gateway, scaler, worker. */}}
{{- define "muster.labels" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: muster
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "muster.name" -}}
{{ (index . 0).Release.Name }}-{{ index . 1 }}
{{- end }}

{{- define "muster.image" -}}
{{- $root := index . 0 -}}
{{- $part := index . 1 }}
{{- $repository := get (get $root.Values $part) "repository" | required (printf "%s.repository: where its image is" $part) }}
image: {{ printf "%s:%s" $repository (required "image.tag: the version of the images" $root.Values.image.tag) | quote }}
imagePullPolicy: {{ $root.Values.image.pullPolicy }}
{{- end }}

{{/* As the namespace's Pod Security level "restricted" asks for. */}}
{{- define "muster.podSecurity" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{- define "muster.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{/* Memory that was not asked for is somebody else's: the limit is what is requested. */}}
{{- define "muster.resources" -}}
resources:
  requests:
    cpu: {{ .cpu | quote }}
    memory: {{ .memory }}
  limits:
    memory: {{ .memory }}
{{- end }}

{{- define "muster.probe" -}}
httpGet:
  path: /actuator/health/{{ index . 0 }}
  port: {{ index . 1 }}
{{- end }}

{{/* Where runs, workers and messages are, and what was set besides. */}}
{{- define "muster.env" -}}
{{- $root := index . 0 -}}
{{- with $root.Values.aws }}
- {name: AWS_REGION, value: {{ required "aws.region: where tables and queue are" .region | quote }}}
- {name: MUSTER_AWS_RUNSTABLE, value: {{ .runsTable | quote }}}
- {name: MUSTER_AWS_WORKERSTABLE, value: {{ .workersTable | quote }}}
- {name: MUSTER_AWS_EVENTSTABLE, value: {{ .eventsTable | quote }}}
- {name: MUSTER_AWS_CONTROLTABLE, value: {{ .controlTable | quote }}}
- {name: MUSTER_AWS_QUEUE, value: {{ .queue | quote }}}
- {name: MUSTER_AWS_CREATEMISSING, value: "false"}
- {name: MUSTER_AWS_PAYLOADS, value: {{ required "aws.payloads: where large documents go" .payloads | quote }}}
{{- with .alertsTopic }}
- {name: MUSTER_AWS_ALERTSTOPIC, value: {{ . | quote }}}
{{- end }}
{{- end }}
{{- range $name, $value := (get (get $root.Values (index . 1)) "env") }}
- {name: {{ $name }}, value: {{ $value | quote }}}
{{- end }}
{{- end }}
