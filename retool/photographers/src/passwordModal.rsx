<ModalFrame
  id="passwordModal"
  hidden={true}
  hideOnEscape={true}
  overlayInteraction={true}
  showOverlay={true}
  size="medium"
>
  <Header>
    <Text id="modalTitle" marginType="normal" value="#### New password for {{ photographersTable.selectedRow.login }}" verticalAlign="center" />
  </Header>
  <Body>
    <Form
      id="passwordForm"
      disableSubmit="{{ resetPassword.isFetching }}"
      footerPadding="4px 12px"
      headerPadding="4px 12px"
      loading="{{ resetPassword.isFetching }}"
      marginType="normal"
      padding="12px"
      requireValidation={true}
      showBody={true}
      showFooter={true}
      showHeader={true}
    >
      <Header>
        <Text id="passwordFormTitle" marginType="normal" value="#### Every device of theirs is signed out" verticalAlign="center" />
      </Header>
      <Body>
        <PasswordInput
          id="newPasswordInput"
          label="New password"
          labelPosition="top"
          marginType="normal"
          minLength="8"
          placeholder="At least eight characters"
          required={true}
        />
        <Alert
          id="passwordAlert"
          description="{{ resetPassword.error }}"
          hidden="{{ !resetPassword.error }}"
          marginType="normal"
          title="Not saved"
          type="error"
        />
      </Body>
      <Footer>
        <Button
          id="cancelButton"
          styleVariant="outline"
          marginType="normal"
          text="Cancel"
        >
          <Event
            event="click"
            method="hide"
            params={{}}
            pluginId="passwordModal"
            type="widget"
            waitMs="0"
            waitType="debounce"
          />
        </Button>
        <Button
          id="savePasswordButton"
          submit={true}
          submitTargetId="passwordForm"
          marginType="normal"
          text="Set password"
        />
      </Footer>
      <Event
        event="submit"
        method="trigger"
        params={{ ordered: [] }}
        pluginId="resetPassword"
        type="datasource"
        waitMs="0"
        waitType="debounce"
      />
    </Form>
  </Body>
</ModalFrame>
