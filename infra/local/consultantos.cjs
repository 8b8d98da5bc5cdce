#!/usr/bin/env node
'use strict';
require('./launch.cjs').launch('infra/local/cli.ts', 1);
